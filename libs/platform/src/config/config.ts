import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

const KEY_RING = /^[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=)*$/;
const KEY = /^[A-Za-z0-9+/]{43}=$/;

/** What a process is told by its environment. One class for all processes; each reads what it needs. */
export class Config {
  @IsIn(['development', 'test', 'production'])
  CASA_ENV: 'development' | 'test' | 'production' = 'development';

  /** Port of this process's API server. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  CASA_API_PORT = 3001;

  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  CASA_WORKER_PORT = 3002;

  /** Where servers listen; loopback unless told otherwise. */
  @IsString()
  CASA_LISTEN = '127.0.0.1';

  /** Connects as casa_app, a role that owns nothing and cannot bypass row security. */
  @Matches(/^postgres(ql)?:\/\//)
  CASA_DATABASE_URL!: string;

  /** Connects as casa_owner: migrations only. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//)
  CASA_ADMIN_DATABASE_URL?: string;

  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  CASA_DATABASE_POOL = 8;

  @Matches(/^smtps?:\/\//)
  CASA_SMTP_URL = 'smtp://127.0.0.1:1025';

  /** Sender of the mails; {slug} stands for the municipality. */
  @IsString()
  CASA_MAIL_FROM = 'non-rispondere@{slug}.casadelcittadino.example';

  /** `id:base64key[,id:base64key]`, 32 bytes each: the first seals, all open. */
  @Matches(KEY_RING, { message: 'CASA_DATA_KEYS must be id:base64 pairs of 32-byte keys, separated by commas' })
  CASA_DATA_KEYS!: string;

  /** 32 bytes, base64: authenticates manage links and holds. */
  @Matches(KEY, { message: 'CASA_LINK_KEY must be a 32-byte key in base64' })
  CASA_LINK_KEY!: string;

  /** Origin of a municipality's portal where it is not https://<its first host>: `http://{slug}.localhost:3000`. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/]+$/)
  CASA_PUBLIC_ORIGIN_TEMPLATE?: string;

  /** Addresses or networks whose X-Forwarded-* headers are believed. */
  @Transform(({ value }) => String(value).split(',').filter(Boolean))
  @IsString({ each: true })
  CASA_TRUSTED_PROXIES: string[] = ['127.0.0.1', '::1'];

  @Transform(({ value }) => value !== 'off')
  @IsBoolean()
  CASA_RATE_LIMIT = true;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  CASA_LOG_LEVEL = 'info';

  /** Trusted documents of the portal, made by its build: sha256 -> document. */
  @IsOptional()
  @IsString()
  CASA_TRUSTED_DOCUMENTS?: string;

  @IsString()
  CASA_TENANTS_DIR = 'tenants';

  /** Metadata files of identity providers that only tests and demonstrations trust; refused in production. */
  @Transform(({ value }) => String(value).split(',').filter(Boolean))
  @IsString({ each: true })
  CASA_TEST_IDP_METADATA: string[] = [];

  /**
   * Where SPID's registry publishes its identity providers, and where the Ministry publishes CIE's: SAML metadata, read every six hours.
   * `off`: never read. Where they are published is known in production; elsewhere nobody is asked unless a setting says whom.
   */
  @Matches(/^(off|https?:\/\/\S+)$/)
  CASA_SPID_REGISTRY_URL = 'off';

  @Matches(/^(off|https?:\/\/\S+)$/)
  CASA_CIE_METADATA_URL = 'off';

  /** PEM file with the certificates of who signs SPID's registry: then only what one of them signed is taken. */
  @IsOptional()
  @IsString()
  CASA_SPID_REGISTRY_CERTIFICATE?: string;

  /** SPID's aggregator (Avviso 19): the address under which the entityIDs of the municipalities stand. Never changed once registered. */
  @Matches(/^https:\/\/[^/]+$/)
  CASA_AGGREGATOR_ORIGIN = 'https://cittametropolitana.ba.it';

  @IsString()
  CASA_AGGREGATOR_NAME = 'Città metropolitana di Bari';

  @Matches(/^(\d{11}|[A-Z0-9]{16})$/)
  CASA_AGGREGATOR_FISCAL_CODE = '80000110728';

  @IsString()
  CASA_AGGREGATOR_IPA_CODE = 'cmba';

  /** Cadastral code of the town of its seat; CIE asks for it. */
  @Matches(/^[A-Z]\d{3}$/)
  CASA_AGGREGATOR_BELFIORE_CODE = 'A662';

  @IsString()
  CASA_AGGREGATOR_EMAIL = 'spid@cittametropolitana.ba.it';

  @Matches(/^\+\d+$/)
  CASA_AGGREGATOR_TELEPHONE = '+390800000001';

  /** Largest document that citizens and operators give each other, in megabytes. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(100)
  CASA_DOCUMENT_MEGABYTES = 25;

  /** ClamAV's clamd, that documents are given to before anybody sees them: `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
  @IsOptional()
  @Matches(/^(tcp:\/\/[^/\s]+:\d+|unix:\/\S+)$/)
  CASA_CLAMD_URL?: string;

  /** coturn, through which calls go that find no other way: `turn:turn.example.it:3478,turns:turn.example.it:5349`. On one machine: none. */
  @Transform(({ value }) => String(value).split(',').filter(Boolean))
  @Matches(/^(stun|turns?):[^\s,]+$/, { each: true })
  CASA_TURN_URLS: string[] = [];

  /** coturn's `static-auth-secret`, from which its credentials are made. */
  @IsOptional()
  @IsString()
  CASA_TURN_SECRET?: string;

  /** `on`: calls go through coturn alone, and neither side learns the other's address. */
  @Transform(({ value }) => value === 'on')
  @IsBoolean()
  CASA_TURN_ONLY = false;

  @IsOptional()
  @IsUrl({ require_tld: false })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
}

/** Where AgID and the Ministry of the Interior publish who may vouch for people. */
const PUBLISHED = {
  CASA_SPID_REGISTRY_URL: 'https://registry.spid.gov.it/entities-idp',
  CASA_CIE_METADATA_URL: 'https://idserver.servizicie.interno.gov.it/idp/shibboleth?Metadata',
} as const;

/** Thrown when the environment cannot be used; its message is for the person who starts the process. */
export class ConfigError extends Error {}

/** @throws ConfigError naming every variable that is missing or wrong, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(
    Object.entries(environment).filter(
      ([key, value]) => value !== undefined && value !== '' && /^(CASA_|OTEL_EXPORTER_OTLP_ENDPOINT$)/.test(key),
    ),
  );
  const published = known['CASA_ENV'] === 'production' ? PUBLISHED : {};
  const config = plainToInstance(Config, { ...published, ...known }, { exposeDefaultValues: true });
  const problems = validateSync(config).flatMap((error) => Object.values(error.constraints ?? {}));
  if (config.CASA_ENV === 'production' && !config.CASA_RATE_LIMIT) problems.push('CASA_RATE_LIMIT=off is refused in production');
  if (config.CASA_ENV === 'production' && config.CASA_TEST_IDP_METADATA.length > 0)
    problems.push('CASA_TEST_IDP_METADATA is refused in production');
  if (config.CASA_TURN_URLS.some((url) => url.startsWith('turn')) && config.CASA_TURN_SECRET === undefined)
    problems.push('CASA_TURN_URLS asks for CASA_TURN_SECRET');
  if (config.CASA_TURN_ONLY && config.CASA_TURN_URLS.length === 0) problems.push('CASA_TURN_ONLY asks for CASA_TURN_URLS');
  for (const name of ['CASA_SPID_REGISTRY_URL', 'CASA_CIE_METADATA_URL'] as const) {
    if (config.CASA_ENV === 'production' && config[name].startsWith('http:')) problems.push(`${name} must be https in production`);
  }
  if (problems.length > 0) throw new ConfigError(`the environment cannot be used:\n  ${problems.join('\n  ')}`);
  return config;
}
