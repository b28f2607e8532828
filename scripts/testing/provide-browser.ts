import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { CHROMIUM } from '../../tests/support/chromium.ts';

const INSTALL = ['install', '--yes', '--no-install-recommends', 'chromium'];
const INSTALL_LIMIT_MILLISECONDS = 300_000;

/**
 * Sees to it that there is a browser for the tests that need one, where that is a matter of asking: on Debian, as root.
 * Where there is none after all, those tests are reported as skipped, each by its name.
 */
export function provideBrowser(): void {
  const isDebians = CHROMIUM === '/usr/bin/chromium' && existsSync('/etc/debian_version');
  if (existsSync(CHROMIUM) || !isDebians || process.getuid?.() !== 0) return;
  const { status } = spawnSync('apt-get', INSTALL, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
    timeout: INSTALL_LIMIT_MILLISECONDS,
  });
  const outcome = status === 0 ? 'apt-get installed chromium' : 'apt-get could not install chromium';
  console.log(`There was no browser for the tests: ${outcome}.`);
}
