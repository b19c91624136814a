import { parseArgs } from 'node:util';
import { Failure } from './fail.mjs';

/** `parseArgs` whose complaints name the flag and how to see the right ones. */
export function readArguments(options, usage) {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}.\n${usage}`);
  }
}
