import { posix, win32 } from 'node:path';

/** What decides where Morel keeps its data. */
export interface HomeFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` has it. */
  readonly platform: string;
  /** The user's home folder. */
  readonly userHome: string;
}

/**
 * The folder for the index: `MOREL_HOME`, else the platform's cache folder (XDG Base Directory Specification,
 * `~/Library/Caches`, `%LOCALAPPDATA%`). A relative path in `XDG_CACHE_HOME` is passed over, as the specification asks.
 */
export function homeFolder({ environment, platform, userHome }: HomeFacts): string {
  const path = platform === 'win32' ? win32 : posix;
  const own = environment['MOREL_HOME'];
  if (own) return own;
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'];
    return path.join(
      local && path.isAbsolute(local) ? local : path.join(userHome, 'AppData', 'Local'),
      'morel',
      'Cache',
    );
  }
  const xdg = environment['XDG_CACHE_HOME'];
  if (xdg && path.isAbsolute(xdg)) return path.join(xdg, 'morel');
  return platform === 'darwin'
    ? path.join(userHome, 'Library', 'Caches', 'morel')
    : path.join(userHome, '.cache', 'morel');
}
