import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Whether the process has been asked to end. */
@Injectable()
export class ShutdownState implements OnModuleDestroy {
  private stopping = false;

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The first thing Nest calls when a process is asked to end. */
  onModuleDestroy(): void {
    this.stopping = true;
  }
}
