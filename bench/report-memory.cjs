// Loaded into a measured process: says its peak memory on standard error when it ends.
process.on('exit', () => {
  process.stderr.write(`\npeak-memory-kb ${process.resourceUsage().maxRSS}\n`);
});
