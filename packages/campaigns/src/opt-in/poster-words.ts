import { stopWordOf } from '../stop/mentions-stop.ts';

/** What a poster says beside the words of its owner. `{keyword}`, `{phone}` and `{stop}` are filled in. */
export interface PosterWords {
  /** BCP 47 */
  readonly language: string;
  readonly howTo: string;
  readonly stop: string;
}

const POSTERS: readonly PosterWords[] = [
  {
    language: 'en',
    howTo: 'Scan the code, or write {keyword} to {phone} on WhatsApp.',
    stop: 'To leave, write {stop} to the same number at any time.',
  },
  {
    language: 'es',
    howTo: 'Escanee el código o escriba {keyword} al {phone} por WhatsApp.',
    stop: 'Para salir, escriba {stop} al mismo número en cualquier momento.',
  },
  {
    language: 'pt',
    howTo: 'Escaneie o código ou escreva {keyword} para {phone} no WhatsApp.',
    stop: 'Para sair, escreva {stop} para o mesmo número a qualquer momento.',
  },
  {
    language: 'fr',
    howTo: 'Scannez le code ou écrivez {keyword} au {phone} sur WhatsApp.',
    stop: 'Pour vous désinscrire, écrivez {stop} au même numéro à tout moment.',
  },
  {
    language: 'de',
    howTo: 'Scannen Sie den Code oder schreiben Sie {keyword} per WhatsApp an {phone}.',
    stop: 'Zum Abmelden schreiben Sie jederzeit {stop} an dieselbe Nummer.',
  },
  {
    language: 'it',
    howTo: 'Inquadri il codice o scriva {keyword} al {phone} su WhatsApp.',
    stop: 'Per uscire, scriva {stop} allo stesso numero in qualsiasi momento.',
  },
  {
    language: 'id',
    howTo: 'Pindai kodenya, atau kirim {keyword} ke {phone} di WhatsApp.',
    stop: 'Untuk keluar, kirim {stop} ke nomor yang sama kapan saja.',
  },
  {
    language: 'tr',
    howTo: "Kodu okutun veya WhatsApp'tan {phone} numarasına {keyword} yazın.",
    stop: 'Ayrılmak için aynı numaraya istediğiniz zaman {stop} yazın.',
  },
  {
    language: 'ar',
    howTo: 'امسح الرمز أو أرسل {keyword} إلى {phone} عبر واتساب.',
    stop: 'للخروج أرسل {stop} إلى الرقم نفسه في أي وقت.',
  },
  {
    language: 'hi',
    howTo: 'कोड स्कैन करें, या WhatsApp पर {phone} को {keyword} लिखें।',
    stop: 'छोड़ने के लिए इसी नंबर पर कभी भी {stop} लिखें।',
  },
];

/** The languages whose words a poster can speak, and in which a STOP is understood. */
export const POSTER_LANGUAGES: readonly string[] = POSTERS.map(({ language }) => language);

/** The two sentences of a poster, filled in; in English where the language is none of the ten. */
export function posterSentences(
  language: string,
  { keyword, phone }: { readonly keyword: string; readonly phone: string },
): { readonly howTo: string; readonly stop: string } {
  const words = POSTERS.find((one) => one.language === language) ?? POSTERS[0];
  if (words === undefined) throw new Error('no poster has words');
  // A number reads from left to right in every script: isolated, so that its + stays in front.
  const values = { keyword, phone: `\u2066${phone}\u2069`, stop: stopWordOf(words.language) ?? 'STOP' };
  const fill = (sentence: string) =>
    sentence.replace(/\{(keyword|phone|stop)\}/g, (_, name: keyof typeof values) => values[name]);
  return { howTo: fill(words.howTo), stop: fill(words.stop) };
}
