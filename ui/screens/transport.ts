import type { Answers, CommandName, Takes } from '../src/ipc/contract';
import type { FakeOnramp } from '../src/ipc/fake/fake';
import type { ProgressListener, Transport } from '../src/ipc/transport';
import type { Speech } from './speech';

const lateMs = [60, 140, 90, 180];

/** The fake, speaking the language of these screens, and standing still where a picture is to be taken of something under way. */
export class StillTransport implements Transport {
  /** How many answers are still to come. */
  awaited = 0;
  /** True where every answer takes as long as it does on a busy machine, none as long as the one before. */
  isLate = false;
  #asked = 0;

  /** How many pieces of progress are told before everything stands still. */
  stopsAfter = Infinity;

  constructor(
    readonly fake: FakeOnramp,
    readonly speech: Speech,
  ) {}

  async call<C extends CommandName>(command: C, takes: Takes<C>, onProgress?: ProgressListener): Promise<Answers<C>> {
    this.awaited += 1;
    try {
      if (this.isLate) await new Promise((next) => setTimeout(next, lateMs[this.#asked++ % lateMs.length]));
      return await this.#answer(command, takes, onProgress);
    } finally {
      this.awaited -= 1;
    }
  }

  async #answer<C extends CommandName>(command: C, takes: Takes<C>, onProgress?: ProgressListener): Promise<Answers<C>> {
    const noun = command.split('_', 1).join();
    let told = 0;
    const tell: ProgressListener = (progress) => {
      told += 1;
      if (told <= this.stopsAfter) onProgress?.(this.speech.of(progress, 'progress'));
    };
    try {
      const answer = this.speech.of(await this.fake.call(command, takes, tell), noun);
      return await (told > this.stopsAfter ? new Promise<never>(() => undefined) : answer);
    } catch (reason) {
      throw this.speech.of(reason, 'error');
    }
  }

  previewAddress(previewId: string): string {
    return this.fake.previewAddress(previewId);
  }
}
