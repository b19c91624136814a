import { describe, expect, it } from 'vitest';
import { CONTROL_SETS } from '../stop/control/control-sets.ts';
import { isYes } from './is-yes.ts';
import { YES_WORDS } from './yes-words.ts';

describe('a yes', () => {
  it.each([
    'Yes',
    'YES!!!',
    'yes please',
    'Yes, thank you!',
    'Ok 👍',
    'Sure, thanks',
    "I'm interested",
    'Sí, gracias',
    'Claro que sí!',
    'Sim, por favor',
    'Quero sim 😍',
    'Oui, merci',
    "D'accord",
    'Ja, gerne',
    'Ja ja',
    'natuerlich',
    'Sehr gerne, danke',
    'Sì, grazie mille',
    'Va bene',
    'Iya kak',
    'boleh, terima kasih',
    'Evet lütfen',
    'Tabii ki',
    'نعم شكرا',
    'أكيد',
    'जी हाँ',
    'theek hai',
    '👍',
    '👍🏽 ',
    '✅',
    'Yesss',
  ])('%s', (text) => expect(isYes(text)).toBe(true));

  it('is each of the listed words', () => {
    const missed = Object.values(YES_WORDS)
      .flat()
      .filter((word) => !isYes(word));
    expect(missed).toEqual([]);
  });
});

describe('no yes', () => {
  it.each([
    '',
    'No',
    'No, thanks',
    'Nein danke',
    'Claro que no',
    'Yes?',
    'Ok?',
    'Yes but not today',
    'Yes, what does it cost?',
    'Ja aber erst nächste Woche',
    'yes no',
    'Maybe',
    'Thanks',
    'Danke',
    'Oui mais non',
    'OK, stop',
    'yes stop',
    'Not sure',
    'Ya no',
    'Non merci',
    'não',
    'Yes 👎',
    '👎',
    '❌',
    'Yesterday',
    'Okay whatever you say, I will look at it when I am home again next week or so',
    'No estoy interesado',
    'tidak mau',
    'Hayır',
    'لا شكرا',
    'नहीं',
    'If yes, when',
    'yes yes stop texting me',
  ])('%s', (text) => expect(isYes(text)).toBe(false));

  it('is none of the phrases that ask to stop', () => {
    const phrases = CONTROL_SETS.flatMap(({ stop }) => stop);
    expect(phrases.length).toBeGreaterThan(200);
    expect(phrases.filter((phrase) => isYes(phrase))).toEqual([]);
  });
});

describe('given words', () => {
  it('count alone, as the whole message, whatever case and accents', () => {
    const words = ['1', 'Reservar', '🍕'];
    for (const text of ['1', ' 1. ', 'RESERVAR!', 'reservár', '🍕']) expect(isYes(text, words)).toBe(true);
    for (const text of ['yes', '12', '1?', 'no reservar', 'reservar mañana', '🍔'])
      expect(isYes(text, words)).toBe(false);
  });

  it('never make a STOP a yes', () => expect(isYes('STOP', ['STOP'])).toBe(false));
});
