import type { ReactNode } from 'react';
import { Alert, RadioGroup } from '@casa/ui';
import type { BookableServiceFragment } from '../gql/graphql.js';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';
import { BookingFrame } from './booking-frame.js';
import { type BookingChoice, bookingPath, channelWord } from './booking-path.js';

interface OfficeStepProps {
  readonly service: BookableServiceFragment;
  readonly choice: BookingChoice;
  readonly isOffered: boolean;
  /** The choice was sent, and something of it is missing. */
  readonly isIncomplete: boolean;
}

/** Step 2: where and how; only the offices that deal with the service. One possibility is already chosen. */
export function OfficeStep({ service, choice, isOffered, isIncomplete }: OfficeStepProps): ReactNode {
  const { booking } = useMessages();
  const texts = booking.office;
  const path = useLocalPath();
  return (
    <BookingFrame title={texts.title} step={1} stepLinks={[path(bookingPath({}))]}>
      <p className="casa-choices">
        {booking.yourChoices}: <strong>{service.name}</strong>. <a href={path(bookingPath({}))}>{booking.change}</a>
      </p>
      {isOffered ? <Choices service={service} choice={choice} isIncomplete={isIncomplete} /> : <NotOffered service={service} />}
    </BookingFrame>
  );
}

function Choices({ service, choice, isIncomplete }: Pick<OfficeStepProps, 'service' | 'choice' | 'isIncomplete'>): ReactNode {
  const { booking } = useMessages();
  const texts = booking.office;
  const path = useLocalPath();
  const onlyOffice = service.offices.length === 1 ? service.offices[0]?.slug : undefined;
  const firstChannel = service.channels[0];
  return (
    <form method="get" action={path('/prenota/orario')}>
      {isIncomplete && (
        <Alert kind="danger" isAnnounced>
          <p>{texts.missing}</p>
        </Alert>
      )}
      {!service.openToNonResidents && (
        <Alert kind="info">
          <p>{texts.residentsOnly}</p>
        </Alert>
      )}
      <p>{texts.lead}</p>
      <input type="hidden" name="servizio" value={service.slug} />
      <RadioGroup
        id="ufficio"
        name="ufficio"
        legend={texts.legend}
        required
        value={choice.office ?? onlyOffice ?? ''}
        choices={service.offices.map((office) => ({
          value: office.slug,
          label: office.name,
          hint: `${office.address.street}, ${office.address.city}`,
        }))}
      />
      <RadioGroup
        id="modalita"
        name="modalita"
        legend={texts.channelLegend}
        required
        value={channelWord(choice.channel ?? firstChannel ?? 'IN_PERSON')}
        choices={service.channels.map((channel) => ({
          value: channelWord(channel),
          label: texts.channels[channel],
          hint: texts.channelHints[channel],
        }))}
      />
      <div className="casa-actions">
        <button type="submit" className="btn btn-primary">
          {booking.forward}
        </button>
        <a href={path(bookingPath({}))}>{booking.back}</a>
      </div>
    </form>
  );
}

function NotOffered({ service }: Pick<OfficeStepProps, 'service'>): ReactNode {
  const texts = useMessages().booking.office;
  const path = useLocalPath();
  return (
    <>
      <Alert kind="warning">
        <p>
          {service.status === 'ACTIVE' ? texts.notBookable : texts.suspended} {service.statusReason}
        </p>
      </Alert>
      <a className="btn btn-primary" href={path(`/servizi/${service.slug}`)}>
        {texts.toCard}
      </a>
    </>
  );
}
