import process from 'node:process';

/** Where the browser of the tests is: where Debian puts it, or where FOOTPRINT_TEST_BROWSER says. */
export const CHROMIUM = process.env['FOOTPRINT_TEST_BROWSER'] ?? '/usr/bin/chromium';
