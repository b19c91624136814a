import { Ajv2020 } from 'ajv/dist/2020.js';

/** Compiles the schemas of an OpenAPI document as its readers do, references into the document included. */
export function createSchemaCompiler(document: object) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'document');
  return (schema: object) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
}
