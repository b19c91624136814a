import { approvedTemplates } from '../cloud/read-templates.ts';
import { addMedia } from '../media/add-media.ts';
import { describeMedia } from '../media/describe-media.ts';
import { checkTemplate } from '../templates/check-template.ts';
import { addStarters } from '../templates/library/add-templates.ts';
import {
  duplicateTemplate,
  favourTemplate,
  listTemplates,
  removeTemplates,
  restoreTemplates,
  saveTemplate,
  useTemplate,
} from '../templates/library/manage-templates.ts';
import { exportTemplates, importTemplates } from '../templates/library/template-files.ts';
import { previewTemplate } from '../templates/preview-template.ts';
import type { Handlers } from './handler.ts';

export const templateHandlers: Handlers<'templates'> = {
  'templates.approved': approvedTemplates,
  'templates.check': checkTemplate,
  'templates.preview': previewTemplate,
  'templates.list': listTemplates,
  'templates.save': saveTemplate,
  'templates.favourite': favourTemplate,
  'templates.duplicate': duplicateTemplate,
  'templates.use': useTemplate,
  'templates.remove': removeTemplates,
  'templates.restore': restoreTemplates,
  'templates.export': exportTemplates,
  'templates.import': importTemplates,
  'templates.addStarters': addStarters,
  'templates.addMedia': addMedia,
  'templates.media': describeMedia,
};
