import type {Lifetimes, Sms} from './backend.js';

/** No vowels, so that no word appears, and nothing read as something else (B 8, G 6, L 1, Q O, S 5, V W, Z 2). */
const letters = 'CDFHJKMNPRTX';
const wrongCodesPerChallenge = 5;

interface Challenge {
  code: string;
  sentAt: number;
  wrong: number;
}

/** What became of a code that was typed; `gone` when there is none to compare with any more. */
export type Verdict = 'right' | 'wrong' | 'gone';

/** Sends codes by SMS and compares what comes back. */
export function createCodes(now: () => number, lifetimes: Pick<Lifetimes, 'code'>, makeCode: () => string = fourLetters) {
  const sms: Sms[] = [];
  const challenges = new Map<string, Challenge>();

  return {
    /** Every SMS so far, oldest first. */
    sms: sms as readonly Sms[],

    /** Sends a code for a purpose. One sent before for the same purpose is dead from now on. */
    send(msisdn: string, purpose: string): void {
      const code = makeCode();
      const half = Math.ceil(code.length / 2);
      const text = `Your code: ${code.slice(0, half)}-${code.slice(half)}`;
      const sentAt = now();
      sms.push({msisdn, text, code, sentAt});
      challenges.set(purpose, {code, sentAt, wrong: 0});
    },

    /**
     * Compares; a code that was right, too old, or guessed at too often is used up. To the letter, unless `read` says
     * what of a text counts.
     */
    check(purpose: string, typed: string, read = (text: string) => text): Verdict {
      const challenge = challenges.get(purpose);
      if (!challenge) return 'gone';
      const alive = now() - challenge.sentAt < lifetimes.code * 1000;
      if (alive && read(typed) !== read(challenge.code)) {
        challenge.wrong += 1;
        if (challenge.wrong >= wrongCodesPerChallenge) challenges.delete(purpose);
        return 'wrong';
      }
      challenges.delete(purpose);
      return alive ? 'right' : 'gone';
    },

    reset(): void {
      sms.length = 0;
      challenges.clear();
    },
  };
}

export type Codes = ReturnType<typeof createCodes>;

function fourLetters(): string {
  const random = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(random, number => letters[number % letters.length]).join('');
}
