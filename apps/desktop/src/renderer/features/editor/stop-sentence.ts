/** A way to stop in the language of the text, each with a word the app understands. */
const SENTENCES: Readonly<Record<string, string>> = {
  ar: 'أرسل توقف ولن نكتب لك مرة أخرى.',
  de: 'Antworten Sie mit STOPP, dann schreiben wir Ihnen nicht mehr.',
  en: 'Reply STOP and I will not write again.',
  es: 'Responda BAJA y no le escribiremos más.',
  fr: 'Répondez STOP et nous ne vous écrirons plus.',
  hi: 'संदेश रोकने के लिए “बंद” लिखकर जवाब दें।',
  id: 'Balas BERHENTI dan kami tidak akan menulis lagi.',
  it: 'Risponda BASTA e non le scriveremo più.',
  pt: 'Responda PARAR e não escreveremos mais.',
  tr: 'İPTAL yazarsanız size bir daha yazmayız.',
};

/** The sentence to put into a text of this language; `null` where there is none. */
export function stopSentence(language: string | null): string | null {
  return SENTENCES[(language ?? 'en').split(/[-_]/)[0]?.toLowerCase() ?? ''] ?? null;
}
