import { describe, expect, it } from 'vitest';
import { guessColumns, looksLikeHeader } from './guess-columns.ts';

const guess = (headers: string, ...rows: string[]) =>
  guessColumns(
    headers.split(','),
    rows.map((row) => row.split(',')),
  );

describe('guessColumns', () => {
  it('reads the old and the new Google Contacts export', () => {
    expect(
      guess(
        'Name,Given Name,Family Name,Notes,Phone 1 - Type,Phone 1 - Value',
        'Ana Luz,Ana,Luz,,Mobile,+55 11 98765-4321',
      ),
    ).toMatchObject({
      phone: 5,
      name: 0,
      firstName: 1,
      lastName: 2,
      fields: [
        { index: 3, name: 'notes' },
        { index: 4, name: 'phone_1_type' },
      ],
    });
    expect(
      guess(
        'First Name,Middle Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value',
        'Ana,,Luz,* myContacts,Mobile,+55 11 98765-4321 ::: +55 11 98765-4322,Home,+55 11 3876-5432',
      ),
    ).toMatchObject({ phone: 5, otherPhones: [7], firstName: 0, lastName: 2, name: null });
  });

  it('takes the mobile of an Outlook export, and the home phone when no mobile is filled', () => {
    const headers = 'First Name,Middle Name,Last Name,Home Phone,Mobile Phone,Business Phone,Language';
    expect(guess(headers, 'Ana,,Luz,,+5511987654321,+551138765432,pt')).toMatchObject({
      phone: 4,
      otherPhones: [5],
      language: 6,
    });
    expect(guess(headers, 'Ana,,Luz,+551138765432,,,pt')).toMatchObject({ phone: 3, otherPhones: [] });
  });

  it.each([
    ['Nombre,Apellidos,Teléfono móvil', 0, 1, 2],
    ['Nome,Sobrenome,Celular', 0, 1, 2],
    ['Prénom,Nom,Téléphone portable', 0, 1, 2],
    ['Vorname,Nachname,Handynummer', 0, 1, 2],
    ['Nome,Cognome,Cellulare', 0, 1, 2],
    ['Nama Depan,Nama Belakang,No. HP', 0, 1, 2],
    ['Ad,Soyad,Cep Telefonu', 0, 1, 2],
    ['الاسم الأول,اسم العائلة,رقم الجوال', 0, 1, 2],
    ['पहला नाम,उपनाम,मोबाइल नंबर', 0, 1, 2],
    ['First name,Surname,Mobile no.', 0, 1, 2],
  ])('knows %s', (headers, firstName, lastName, phone) => {
    expect(guess(headers, 'Ana,Luz,+5511987654321')).toMatchObject({ firstName, lastName, phone });
  });

  it('reads a lone "Nombre" or "Nom" as the whole name', () => {
    expect(guess('Nombre,Teléfono', 'Ana Luz,+34612345678')).toMatchObject({
      name: 0,
      firstName: null,
      phone: 1,
    });
    expect(guess('Nom,Numéro', 'Ana Luz,+33612345678')).toMatchObject({ name: 0, lastName: null, phone: 1 });
  });

  it('finds consent and opt-out columns, and never mistakes a date for a phone', () => {
    expect(
      guess(
        'Customer,Signup date,WhatsApp,Opt-in source,Opt-in date,Opt-in method,Unsubscribed',
        'Ana,2026-01-02,+5511987654321,site,2026-01-02,form,no',
      ),
    ).toMatchObject({ name: 0, phone: 2, consentSource: 3, consentMethod: 5, optedOut: 6 });
  });

  it('falls back to the column that is mostly phones', () => {
    expect(
      guess('A,B,C', 'Ana,10234,+55 11 98765-4321', 'Bo,20345,+44 7911 123456', 'Cy,2026-01-02,-'),
    ).toMatchObject({ phone: 2, name: null });
    expect(guess('A,B', 'x,y')).toMatchObject({ phone: null, otherPhones: [] });
    expect(
      guessColumns(['kunde', 'kontakt'], [['Ana', '07911 123456']], { defaultCountry: 'GB' }),
    ).toMatchObject({ phone: 1, name: 0 });
  });

  it('keeps a phone column whose numbers Excel has mangled', () => {
    expect(guess('Name,Mobile', 'Ana,4.41E+11')).toMatchObject({ phone: 1 });
  });

  it('gives every other column its own field name', () => {
    expect(guess('Phone,City,city,Phone,Name,Language 2', '+5511987654321,x,y,z,Ana,q').fields).toEqual([
      { index: 1, name: 'city' },
      { index: 2, name: 'city_2' },
      { index: 3, name: 'phone_2' },
      { index: 5, name: 'language_2' },
    ]);
  });

  it('tells headers from data', () => {
    expect(looksLikeHeader(['Name', 'Phone 1 - Value'])).toBe(true);
    expect(looksLikeHeader(['Ana', '+5511987654321'])).toBe(false);
    expect(looksLikeHeader(['', ''])).toBe(false);
  });
});
