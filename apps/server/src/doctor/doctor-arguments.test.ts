import { expect, it } from 'vitest';
import { readDoctorArguments } from './doctor-arguments.ts';

it.each([
  [['--before'], { phase: 'before', url: null, json: false }],
  [['--after', '--json'], { phase: 'after', url: null, json: true }],
  [
    ['--after', '--url', 'https://x.example/path'],
    { phase: 'after', url: new URL('https://x.example'), json: false },
  ],
])('understands %j', (args, wish) => {
  expect(readDoctorArguments(args)).toEqual(wish);
});

it.each([
  [[]],
  [['--before', '--after']],
  [['--before', '--url', 'https://x.example']],
  [['--after', '--url', 'x.example']],
  [['--after', '--url', 'ftp://x.example']],
])('shows the usage for %j', (args) => {
  expect(readDoctorArguments(args)).toBeNull();
});
