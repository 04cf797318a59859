/** Where transcripts lie on a host: what `ssh` takes for a host, and a folder that does not depend on who logs in. */
export const SSH_HOST = /^[\w[:][^\s'"\\`$;&|<>]*$/;
export const HOST_EXPECTED = 'an alias, user@host or ssh://user@host:port';

export const SSH_ROOT = /^(\/|~\/)[^\0]*$/;
export const ROOT_EXPECTED = 'an absolute path or one that starts with ~/';
