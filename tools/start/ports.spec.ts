import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePorts, portsFrom, requireFree } from './ports.ts';

describe('portsFrom', () => {
  it('takes the usual ports where nothing is said', () => {
    expect(portsFrom({})).toEqual({ portal: 3000, api: 3001, worker: 3002, postgres: 5433, smtp: 1025, mailWeb: 1080, demoIdp: 3003 });
  });

  it('takes the port a variable names', () => {
    expect(portsFrom({ CASA_PORT: '8080' }).portal).toBe(8080);
  });

  it.each(['80a', '0', '65536', '-1', '3000.5'])('refuses "%s" and names the variable', (text) => {
    expect(() => portsFrom({ CASA_API_PORT: text })).toThrow(/CASA_API_PORT/);
  });
});

describe('requireFree', () => {
  it('accepts free ports', async () => {
    await expect(requireFree(await freePorts())).resolves.toBeUndefined();
  });

  it.each(['127.0.0.1', '::'])('says which port is taken by a server on %s and how to move it', async (host) => {
    const ports = await freePorts();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(ports.worker, host, resolve));
    await expect(requireFree(ports)).rejects.toThrow(new RegExp(`Port ${ports.worker} .*CASA_WORKER_PORT`));
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses one port for two parts', async () => {
    const ports = await freePorts();
    await expect(requireFree({ ...ports, smtp: ports.portal })).rejects.toThrow(/CASA_PORT.*CASA_SMTP_PORT/);
  });
});
