import { expect, it } from 'vitest';
import { homeFolder } from './home-folder.ts';

it.each([
  ['linux', {}, '/home/me/.cache/morel'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/morel'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/me/.cache/morel'],
  ['linux', { XDG_CACHE_HOME: '', MOREL_HOME: '' }, '/home/me/.cache/morel'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/me', MOREL_HOME: '/data/morel' }, '/data/morel'],
  ['darwin', {}, '/home/me/Library/Caches/morel'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\morel\\Cache'],
  ['win32', {}, '\\home\\me\\AppData\\Local\\morel\\Cache'],
])('on %s with %j it is %s', (platform, environment, expected) => {
  expect(homeFolder({ platform, environment, userHome: '/home/me' })).toBe(expected);
});
