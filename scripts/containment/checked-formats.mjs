/** The formats that the data checks; every other one describes a value only. */
export const CHECKED = [
  ...['date', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'json-pointer', 'regex'],
  ...['relative-json-pointer', 'time', 'uri', 'uri-reference', 'uuid'],
];
