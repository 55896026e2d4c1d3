import { annotation } from './annotation.ts';

/** Does the work of a step. What it throws is shown at the run, and the step is red. */
export async function inRedWhenItFails(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.log(annotation('error', error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
}
