import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { ChangeContactEmail } from '../application/contact/change-contact-email.js';
import { ConfirmContactEmail } from '../application/contact/confirm-contact-email.js';
import { ChangeContactEmailResult, ConfirmContactEmailResult, ContactEmailChanged, ContactEmailConfirmed } from './contact-outcome.type.js';
import { ChangeContactEmailInput, ConfirmContactEmailInput } from './contact.input.js';
import { linkNotValid } from './link-not-valid.type.js';
import { sessionOf } from './session-of.js';

@Resolver()
export class ContactResolver {
  constructor(
    private readonly changes: ChangeContactEmail,
    private readonly confirmations: ConfirmContactEmail,
  ) {}

  @Mutation(() => ChangeContactEmailResult, {
    description:
      'Keeps the address the person wants to be written to. A letter with a link to confirm it follows: it holds for 24 hours, and those sent before no longer.',
  })
  @Allow('change', 'OwnContact')
  async changeContactEmail(
    @Args('input', { type: () => ChangeContactEmailInput }, checked(ChangeContactEmailInput)) input: Checked<ChangeContactEmailInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ChangeContactEmailResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { email } = input.value;
    await this.changes.execute(context.tenant.id, sessionOf(context), email, context.language);
    return Object.assign(new ContactEmailChanged(), { email });
  }

  @Mutation(() => ConfirmContactEmailResult, { description: 'Confirms the address by the link that was sent there.' })
  @Allow('change', 'OwnContact')
  async confirmContactEmail(
    @Args('input', { type: () => ConfirmContactEmailInput }, checked(ConfirmContactEmailInput)) input: Checked<ConfirmContactEmailInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ConfirmContactEmailResult> {
    if (!input.ok) return linkNotValid(context.language);
    const outcome = await this.confirmations.execute(context.tenant.id, sessionOf(context), input.value.token);
    return outcome.ok ? Object.assign(new ContactEmailConfirmed(), { email: outcome.value }) : linkNotValid(context.language);
  }
}
