/** Runs `footprint` with the arguments given and prints, last, the peak of this process's memory in kibibytes. */
import '../src/cli/main.ts';

process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
