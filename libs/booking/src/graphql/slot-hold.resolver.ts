import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { HoldSlot } from '../application/hold-slot.js';
import { ReleaseSlot } from '../application/release-slot.js';
import { zonedIso } from '../domain/zoned-time.js';
import { HoldSlotInput, ReleaseSlotInput } from './appointment.input.js';
import { toSlot } from './availability.type.js';
import { HoldSlotResult, ReleaseSlotResult, SlotHeld, SlotReleased } from './booking-outcome.type.js';
import { callerOf } from './caller.js';
import { toRefusal } from './refusal-map.js';

@Resolver()
export class SlotHoldResolver {
  constructor(
    private readonly holds: HoldSlot,
    private readonly releases: ReleaseSlot,
  ) {}

  @Mutation(() => HoldSlotResult, { description: 'Keeps a start while the citizen types.' })
  @Allow('hold', 'Slot')
  async holdSlot(
    @Args('input', { type: () => HoldSlotInput }, checked(HoldSlotInput)) input: Checked<HoldSlotInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof HoldSlotResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.holds.execute(callerOf(context), input.value, input.value.previousHold ?? undefined);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    const { token, expiresAt, slot } = outcome.value;
    return Object.assign(new SlotHeld(), { token, expiresAt: zonedIso(expiresAt.getTime(), slot.timeZone), slot: toSlot(slot) });
  }

  @Mutation(() => ReleaseSlotResult, { description: 'Gives a held start back before it runs out.' })
  @Allow('hold', 'Slot')
  async releaseSlot(
    @Args('input', { type: () => ReleaseSlotInput }, checked(ReleaseSlotInput)) input: Checked<ReleaseSlotInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ReleaseSlotResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.releases.execute(callerOf(context), input.value.token);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    return Object.assign(new SlotReleased(), { released: outcome.value });
  }
}
