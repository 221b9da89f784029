import {readOptions, SettingError, type GatewayOptions, type Settings} from './options.js';

/** The environment's name of each option the program has. */
const names = {
  apiUrl: 'SMART_FLOW_API_URL',
  tokenUrl: 'SMART_FLOW_TOKEN_URL',
  clientId: 'SMART_FLOW_CLIENT_ID',
  clientSecret: 'SMART_FLOW_CLIENT_SECRET',
  sessionSecret: 'SMART_FLOW_SESSION_SECRET',
  scope: 'SMART_FLOW_SCOPE',
  allowedOrigins: 'SMART_FLOW_ALLOWED_ORIGINS',
  allowedHosts: 'SMART_FLOW_ALLOWED_HOSTS',
  basePath: 'SMART_FLOW_BASE_PATH',
  redisUrl: 'SMART_FLOW_REDIS_URL',
  trustProxy: 'SMART_FLOW_TRUST_PROXY',
  limits: 'SMART_FLOW_LIMITS',
  apiKey: 'SMART_FLOW_API_KEY',
  referer: 'SMART_FLOW_REFERER',
} as const satisfies Partial<Record<keyof GatewayOptions, string>>;

/** What the program is told by its environment. */
export interface Environment {
  options: GatewayOptions;
  settings: Settings;
  port: number;
  host: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment; an empty variable counts as none. Throws a {@link SettingError}. */
export function readEnvironment(env: Variables): Environment {
  const texts: Record<string, string> = {};
  for (const [option, name] of Object.entries(names)) if (env[name]) texts[option] = env[name];
  const {limits, trustProxy, ...rest} = texts;
  const options = {
    ...rest,
    ...(trustProxy !== undefined && {trustProxy: /^\d+$/.test(trustProxy) ? Number(trustProxy) : NaN}),
    ...(limits !== undefined && {limits: parseLimits(limits)}),
  } as unknown as GatewayOptions;
  const settings = readOptions(options, option => names[option as keyof typeof names] ?? option);
  return {options, settings, port: readPort(env['PORT']), host: env['HOST'] || '127.0.0.1'};
}

function parseLimits(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingError(`${names.limits} must be JSON`);
  }
}

function readPort(text: string | undefined): number {
  if (!text) return 3000;
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw new SettingError('PORT must be a number from 0 to 65535');
  return Number(text);
}
