/**
 * The address that opens a chat with a number and this text already typed: `https://wa.me/491511234567?text=JOIN`. Every
 * character that is not a plain letter or digit is encoded, so that no program that shows the link takes a part of it for the
 * end of a sentence. A half of a character, which no address can carry, becomes the sign for an unreadable one.
 */
export function waLink(phone: string, text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed().normalize('NFC')).replace(
    /[!'()*._~-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `https://wa.me/${phone.replace(/\D/g, '')}?text=${encoded}`;
}
