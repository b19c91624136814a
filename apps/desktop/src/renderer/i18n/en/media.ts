export const media = {
  title: 'File',
  hint: 'Drop a file here, or choose one. The text becomes its caption.',
  add: 'Add a file',
  limits:
    'Pictures (JPEG, PNG) to {image}, videos and sound to {video}, documents (PDF, Word, Excel, PowerPoint, text) to {document}.',
  asDocument: 'Send as a document',
  asDocumentHint: 'WhatsApp makes pictures and videos smaller. A document arrives unchanged, with its name.',
  inHeader: {
    image: 'The template shows a picture above its text: JPEG or PNG, up to 5 MB.',
    video: 'The template shows a film above its text: MP4 or 3GP, up to 16 MB.',
    document: 'The template shows a document above its text: PDF, up to 100 MB.',
  },
  adding: 'The file is being looked at…',
  stillAdding: 'Still at it. Large files take a moment.',
  remove: 'Remove the file',
  removed: '“{name}” was removed from the message.',
  noCaption: 'WhatsApp shows no text with sound. The text must be empty.',
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  document: 'Document',
  /** for those who do not see it */
  described: '{kind} “{name}”, {size}',
  again: 'Add the file again',
  another: 'That was another file. Add “{name}” as it was when the campaign started.',
  missing: 'The file is not in the data folder any more. Add it again.',
  changed: 'The file was changed in the data folder. Add it again.',
} as const;
