import { Args, Context, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { OfficeId } from '@casa/contracts';
import { Allow } from '@casa/platform/authz';
import { type GraphqlContext, Outlet } from '@casa/platform/graphql';
import { QueueWatch } from '../../application/queue/queue-watch.js';
import { ShowCalls } from '../../application/queue/show-calls.js';
import { callerOf } from '../caller.js';
import { QueueDisplay, toDisplay } from './calls.type.js';

/** Something is another; what, is read when it is sent. */
const CHANGED = {};

@Resolver(() => QueueDisplay)
export class CallsResolver {
  constructor(
    private readonly calls: ShowCalls,
    private readonly watching: QueueWatch,
  ) {}

  @Query(() => QueueDisplay, { nullable: true, description: 'The screen of an office’s waiting room; null when it has none.' })
  @Allow('read', 'WalkInQueue')
  async queueDisplay(
    @Args('officeId', { type: () => ID }) officeId: string,
    @Context() context: GraphqlContext,
  ): Promise<QueueDisplay | null> {
    const shown = await this.calls.execute(callerOf(context), officeId);
    return shown ? toDisplay(shown) : null;
  }

  @Subscription(() => QueueDisplay, {
    nullable: true,
    description: 'The screen of an office’s waiting room: at once, and each time it changes; null when it has none.',
    resolve(this: CallsResolver, _event: unknown, { officeId }: { officeId: string }, context: GraphqlContext) {
      return this.queueDisplay(officeId, context);
    },
  })
  @Allow('read', 'WalkInQueue')
  queueDisplayChanged(
    @Args('officeId', { type: () => ID }) officeId: string,
    @Context() { tenant }: GraphqlContext,
  ): Outlet<typeof CHANGED> {
    const outlet: Outlet<typeof CHANGED> = new Outlet({ merge: () => CHANGED, onEnd: () => end() });
    const end = this.watching.watch(tenant.id, officeId as OfficeId, () => outlet.put(CHANGED));
    outlet.put(CHANGED);
    return outlet;
  }
}
