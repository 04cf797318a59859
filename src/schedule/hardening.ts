import type { JobUser } from './job.js';

/**
 * What the service may not do. Left out on purpose: `MemoryDenyWriteExecute`, which ends every just-in-time compiler,
 * and with it Node.
 */
export const hardening = (user: JobUser['kind']): readonly string[] => [
  'UMask=0077',
  'NoNewPrivileges=yes',
  'ProtectSystem=strict',
  user === 'service' ? 'ProtectHome=yes' : 'ProtectHome=read-only',
  'PrivateTmp=yes',
  'PrivateDevices=yes',
  'ProtectProc=invisible',
  'ProtectClock=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectControlGroups=yes',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX',
  'LockPersonality=yes',
  'RemoveIPC=yes',
  'CapabilityBoundingSet=',
  'AmbientCapabilities=',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallErrorNumber=EPERM',
  'MemoryMax=2G',
  'TimeoutStartSec=2h',
];
