import { Injectable } from '@nestjs/common';
import type { PersonId } from '@casa/contracts';

type Listener = (personId: PersonId | undefined) => void;

/**
 * Says that a person's sessions or roles are others now. Whoever serves a caller for longer than one request listens here and asks anew
 * who it is; whoever keeps the sessions tells.
 */
@Injectable()
export class CallerChanges {
  private readonly listeners: Listener[] = [];

  /** @param listener gets the person, or undefined when it may be anybody. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(personId: PersonId | undefined): void {
    for (const listener of this.listeners) listener(personId);
  }
}
