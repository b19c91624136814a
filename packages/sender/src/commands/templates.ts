import { approvedTemplates } from '../cloud/read-templates.ts';
import { addMedia } from '../media/add-media.ts';
import { describeMedia } from '../media/describe-media.ts';
import { checkTemplate } from '../templates/check-template.ts';
import { previewTemplate } from '../templates/preview-template.ts';
import type { Handlers } from './handler.ts';

export const templateHandlers: Handlers<'templates'> = {
  'templates.approved': approvedTemplates,
  'templates.check': checkTemplate,
  'templates.preview': previewTemplate,
  'templates.addMedia': addMedia,
  'templates.media': describeMedia,
};
