import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-command.ts'],
    // Tests start the command as a process of its own and read modules of some megabytes; a shared CI machine is slow.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A test that was narrowed down by hand must not pass for the whole suite.
    allowOnly: false,
  },
})
