/** Whether a setting is switched on, in the spellings of Python's tools. */
export function isOn(value: string): boolean {
  return /^(?:true|yes|on|1)$/i.test(value.trim());
}

/** Whether a setting is not switched off. */
export function isNotOff(value: string): boolean {
  return !/^(?:false|no|off|0)$/i.test(value.trim());
}

/** Whether the setting has any value. */
export function isGiven(value: string): boolean {
  return value.trim() !== '';
}

/** For settings that weaken whatever their value is. */
export function never(): boolean {
  return false;
}

/** Whether every address among the words of a value is encrypted. */
export function isEncrypted(value: string): boolean {
  return !/(?:^|\s)http:\/\//i.test(value);
}

/** Whether a list of package names means all of them. */
export function isAll(value: string): boolean {
  return value.split(/[\s,]+/).some((word) => word === ':all:' || word === 'true');
}
