import type { ReactNode } from 'react';
import { CheckboxField, RadioGroup, SelectField, TextField } from '@casa/ui';
import { channelWord } from '../booking/booking-path.js';
import type { AppointmentChannel, NearbyOrder } from '../gql/graphql.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useSite } from '../site/use-site.js';
import { NEARBY_PATH, type NearbyChoice, ORDER_WORDS } from './nearby-path.js';
import type { NearbyChoices } from './nearby-choices.server.js';
import { positionScript } from '../site/position-script.js';

const CHANNELS: readonly AppointmentChannel[] = ['IN_PERSON', 'TELEPHONE', 'VIDEO'];
const ORDERS: readonly NearbyOrder[] = ['BALANCED', 'HOUR', 'DISTANCE'];

interface NearbyFormProps extends NearbyChoices {
  readonly choice: NearbyChoice;
  /** What is missing, said at its field. */
  readonly missing: { readonly service: string | undefined; readonly start: string | undefined };
}

/** What one looks for, and from where: a plain form whose choices stand in the address, but for the position, which stays in the body. */
export function NearbyForm({ choice, groups, municipalities, missing }: NearbyFormProps): ReactNode {
  const texts = useContent().nearby;
  const { booking } = useMessages();
  const path = useLocalPath();
  return (
    <form method="get" action={path(NEARBY_PATH)} className="casa-nearby-form">
      <ServiceField groups={groups} service={choice.service} error={missing.service} />
      <div>
        <StartField municipalities={municipalities} municipality={choice.municipality} error={missing.start} />
        <CheckboxField id="residente" name="residente" label={texts.resident} hint={texts.residentHint} isChecked={choice.isResident} />
      </div>
      <RadioGroup
        id="modalita"
        name="modalita"
        legend={booking.office.channelLegend}
        value={channelWord(choice.channel)}
        choices={CHANNELS.map((channel) => ({ value: channelWord(channel), label: booking.office.channels[channel] }))}
      />
      <TextField id="dal" name="dal" type="date" label={texts.from} optionalText={texts.optional} value={choice.from ?? ''} />
      <RadioGroup
        id="ordine"
        name="ordine"
        legend={texts.order}
        value={ORDER_WORDS[choice.order]}
        choices={ORDERS.map((order) => ({ value: ORDER_WORDS[order], label: texts.orders[order], hint: texts.orderHints[order] }))}
      />
      <div className="casa-actions">
        <button type="submit" className="btn btn-primary">
          {texts.search}
        </button>
        <PositionButton />
      </div>
    </form>
  );
}

/** The two questions that matter, for the consortium's home. */
export function ShortNearbyForm({ groups, municipalities }: NearbyChoices): ReactNode {
  const texts = useContent().nearby;
  const path = useLocalPath();
  return (
    <form method="get" action={path(NEARBY_PATH)} className="casa-nearby-short">
      <ServiceField groups={groups} />
      <StartField municipalities={municipalities} />
      <button type="submit" className="btn btn-primary">
        {texts.search}
      </button>
    </form>
  );
}

interface ServiceFieldProps extends Pick<NearbyChoices, 'groups'> {
  readonly service?: string | undefined;
  readonly error?: string | undefined;
}

function ServiceField({ groups, service = '', error }: ServiceFieldProps): ReactNode {
  const texts = useContent().nearby;
  const field = { id: 'servizio', name: 'servizio', label: texts.service, error };
  return <SelectField {...field} required value={service} emptyText={texts.choose} groups={groups} />;
}

interface StartFieldProps extends Pick<NearbyChoices, 'municipalities'> {
  readonly municipality?: string | undefined;
  readonly error?: string | undefined;
}

function StartField({ municipalities, municipality = '', error }: StartFieldProps): ReactNode {
  const texts = useContent().nearby;
  const field = { id: 'comune', name: 'comune', label: texts.start, error };
  const options = municipalities.map(({ slug, name }) => ({ value: slug, label: name }));
  return <SelectField {...field} required value={municipality} emptyText={texts.choose} groups={[{ options }]} />;
}

/** Shown by the page's script alone. */
function PositionButton(): ReactNode {
  const texts = useContent().nearby;
  const site = useSite();
  return (
    <div hidden>
      <button type="submit" id="posizione" formMethod="post" formNoValidate className="btn btn-outline-primary">
        {texts.usePosition}
      </button>
      <p className="form-text mb-0">{texts.positionHint}</p>
      <p id="posizione-problema" role="alert" className="casa-field-error" hidden>
        {texts.noPosition}
      </p>
      <script nonce={site?.nonce} dangerouslySetInnerHTML={{ __html: positionScript(3) }} />
    </div>
  );
}
