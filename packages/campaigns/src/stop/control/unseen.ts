import type { ControlSet } from './control-set.ts';

type Unseen = Pick<ControlSet, 'language' | 'stop' | 'mustNotMatch'>;

/**
 * Written before anything was tuned for them, and not to be tuned for: which of them are judged wrongly is not printed.
 * They tell how many of the stops people say in a way of their own are obeyed without a person: 0.820 at first sight, 0.854
 * after 270 other phrases had been tuned for, with a precision of 1 both times. One in seven is missed.
 */
export const UNSEEN: readonly Unseen[] = [
  {
    language: 'English',
    stop: [
      'please remove my number from your list asap',
      'dont message me anymore pls',
      'lose my number',
      'who gave u my number?? stop texting me',
      'I never signed up for this, take me off',
      'no more msgs thanks',
      'Not interested, kindly do not send these again',
      'cancel my subscription to these texts',
      "I'm done with these, unsub me",
      'quit spamming my phone',
      'this is harassment, leave me alone',
    ],
    mustNotMatch: [
      'can I stop by the shop tomorrow?',
      'Can you take the delivery off the porch?',
      "don't forget to message me when it's ready",
    ],
  },
  {
    language: 'Hindi',
    stop: [
      'कृपया मुझे मैसेज भेजना बंद कर दीजिए',
      'aage se mat bhejna msg',
      'mera number hata do apni list se',
      'मुझे ये सब नहीं चाहिए, दोबारा मैसेज मत करना',
      'bhai band karo ye sab message',
      'इस नंबर पर विज्ञापन न भेजें',
      'no msg please, pareshan mat karo',
      'बार बार मैसेज मत भेजो यार',
      'mujhe is list se bahar karo',
    ],
    mustNotMatch: [
      'आज छुट्टी है क्या, दुकान बंद मिली',
      'order mat bhejna, main khud aa raha hoon',
      'galti se band ho gaya tha phone',
    ],
  },
  {
    language: 'Spanish',
    stop: [
      'por favor ya no me manden más publicidad',
      'denme de baja de su lista',
      'quítenme de aquí no quiero recibir nada',
      'dejen de escribirme',
      'no me interesa, borren mi número',
      'Ya no quiero q me escriban',
      'cancelar suscripcion gracias',
      'basta de mensajes, me tienen harta',
      'bórrame',
      'no estoy interesada, no insistan',
    ],
    mustNotMatch: [
      '¿puedo parar el pedido para mañana?',
      'No me llegó el mensaje, ¿me lo mandan otra vez?',
      'dejen el paquete con el vecino',
    ],
  },
  {
    language: 'Portuguese',
    stop: [
      'me tira dessa lista por favor',
      'não me mande mais mensagem',
      'para de mandar isso pra mim',
      'Quero cancelar o recebimento dessas mensagens',
      'nao tenho interesse, favor retirar meu contato',
      'apaga meu numero ai',
      'chega de propaganda!',
      'pelo amor de deus parem com isso',
      'me descadastra',
      'nao autorizei vcs me mandarem nada',
    ],
    mustNotMatch: [
      'para quantas pessoas serve?',
      'não mande o pedido hoje, só amanhã',
      'pode tirar a cebola?',
    ],
  },
  {
    language: 'French',
    stop: [
      "Merci de ne plus m'envoyer de sms",
      "arretez de m'écrire svp",
      'retirez moi de votre liste de diffusion',
      'je ne veux plus rien recevoir de votre part',
      'désinscrivez-moi',
      'pas intéressé ne me contactez plus',
      'supprimez mon numéro de vos fichiers',
      'fini les pubs merci',
      'je souhaite me désabonner de ces envois',
    ],
    mustNotMatch: [
      "je n'ai plus reçu de nouvelles de ma commande",
      'arrêtez-vous devant le portail bleu svp',
      "supprimez l'article 3 de ma commande",
    ],
  },
  {
    language: 'German',
    stop: [
      'Bitte keine weiteren Nachrichten',
      'nehmt mich aus eurem Verteiler',
      'Lasst mich in Ruhe mit eurer Werbung',
      'nie wieder anschreiben!!',
      'Ich bestelle das hier ab',
      'Ich möchte nichts mehr von Ihnen bekommen',
      'kein interesse, bitte nicht mehr melden',
      'schickt mir sowas nicht mehr',
    ],
    mustNotMatch: [
      'Ich habe keine Nachricht bekommen, bitte nochmal',
      'Nehmen Sie bitte die Pizza mit Salami raus',
      'Hört sich gut an, schreiben Sie mir morgen',
    ],
  },
  {
    language: 'Italian',
    stop: [
      'non scrivetemi più per favore',
      'lasciatemi in pace',
      'non mi interessa, evitate di contattarmi',
      'basta messaggi pubblicitari',
      'vorrei cancellarmi da questo servizio',
      'Non voglio più ricevere le vostre offerte',
      'smettetela di mandarmi roba',
      'eliminate il mio numero grazie',
    ],
    mustNotMatch: [
      'basta così grazie, solo due pizze',
      'non mi è più arrivato il pacco',
      'toglietemi le olive dalla pizza',
    ],
  },
  {
    language: 'Indonesian',
    stop: [
      'tolong jangan kirim pesan lagi ya',
      'hapus nomor saya dari daftar',
      'saya tidak mau terima promo lagi',
      'stop wa saya',
      'gak usah wa lagi',
      'berhenti langganan',
      'jgn hubungi saya lg',
      'udah ya jangan ganggu',
      'keluarin saya dari grup promo ini',
    ],
    mustNotMatch: [
      'jangan kirim sekarang, kirim besok saja',
      'tolong kirim pesan lagi kalau sudah siap',
      'toko tutup jam berapa?',
    ],
  },
  {
    language: 'Arabic',
    stop: [
      'الرجاء عدم إرسال رسائل مرة أخرى',
      'شيلوا اسمي من عندكم',
      'لا تزعجونا برسائلكم',
      'لا تراسلوني بعد اليوم',
      'مش عايز رسايل منكم تاني',
      'أوقفوا هذه الإعلانات',
      'لا اريد استقبال عروضكم',
      'بس خلاص لا ترسل لي',
    ],
    mustNotMatch: [
      'لا ترسلوا الطلب اليوم، غدا أفضل',
      'متى تتوقف خدمة التوصيل؟',
      'لم تصلني الرسالة، أرسلوها مرة أخرى',
    ],
  },
  {
    language: 'Turkish',
    stop: [
      'lütfen bana bir daha mesaj atmayın',
      'bi daha yazma bana',
      'beni çıkarın bu listeden',
      'artık mesaj istemiyorum',
      'reklam göndermeyi kesin',
      'beni rahat bırakın yazmayın artık',
      'kaydımı silin lütfen',
    ],
    mustNotMatch: [
      'siparişi bugün göndermeyin yarın gelsin',
      'mesajınız gelmedi tekrar atar mısınız',
      'mağaza saat kaçta kapanıyor?',
    ],
  },
];
