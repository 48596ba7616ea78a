import type { PgBoss } from 'pg-boss';
import { type Schedule, SCHEDULE_ZONE } from './queues.js';

const TWO_DAYS_MS = 172_800_000;
/** Of what comes round every hour, in two days. */
const MOST = 50;

/**
 * The times of what comes round by the clock, each a job of its own. Its id is made of its time alone: whoever puts it down second, in whatever
 * process, finds it there, waiting, in hand or done.
 */
export class Occurrences {
  constructor(
    private readonly boss: PgBoss,
    private readonly schedule: Schedule,
  ) {}

  /** The last one that has passed, for a process that starts: it is done at once where it never was. What comes round less than daily waits. */
  async sendLast(now = new Date()): Promise<void> {
    const since = this.after(new Date(now.getTime() - TWO_DAYS_MS), MOST);
    await this.send(since.findLast((time) => time <= now));
  }

  /** The next one. @param inHand what the job in hand carries: its time, which a clock that is slow may take for one to come */
  async sendNext(inHand: object, now = Date.now()): Promise<void> {
    const at = 'at' in inHand && typeof inHand.at === 'number' ? inHand.at : now;
    await this.send(this.after(new Date(Math.max(now, at)), 1)[0]);
  }

  private after(from: Date, count: number): Date[] {
    return this.boss.previewSchedule(this.schedule.cron, { tz: SCHEDULE_ZONE, from, count });
  }

  private async send(time: Date | undefined): Promise<void> {
    if (!time) return;
    const at = time.getTime();
    const id = `00000000-0000-0000-0000-${at.toString(16).padStart(12, '0')}`;
    await this.boss.send(this.schedule.queue, { at }, { id, startAfter: time });
  }
}
