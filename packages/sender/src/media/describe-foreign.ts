const NAMES: readonly (readonly [RegExp, string])[] = [
  [
    /msdownload|x-elf|mach-binary|java-vm|wasm|android\.package|x-ms-shortcut|x-msi|shockwave|x-sh\b/,
    'a program',
  ],
  [/macroenabled/i, 'a document with macros or programs in it'],
  [/^text\/markup|xml|html|svg/, 'a web page, a drawing or a script'],
  [/x-cfb/, 'an old Office file, which may hide macros; save it as .docx, .xlsx or .pptx'],
  [/heic|heif|avif/, 'a picture most phones cannot show; save it as JPEG'],
  [/webp|gif|bmp|tiff|photoshop|^image\//, 'a picture of another kind; save it as JPEG or PNG'],
  [/ogg/, 'Ogg sound that is not Opus'],
  [/^audio\//, 'sound of another kind; save it as MP3'],
  [/^video\//, 'a video of another kind; save it as MP4'],
  [/zip|rar|7z|tar|compress|archive/, 'an archive'],
  [/opendocument/, 'an OpenDocument file; save it as PDF'],
];

/** What a file that messages do not take is, in words for after "is". `null`: nothing known begins like it. */
export function describeForeign(mimeType: string | null): string {
  if (mimeType === null) return 'of a kind this app does not know';
  return NAMES.find(([pattern]) => pattern.test(mimeType))?.[1] ?? `of the kind ${mimeType}`;
}
