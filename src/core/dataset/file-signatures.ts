/** The first bytes of binary files, as text of the same code points. No line of JSON starts with one of these. */
export const SIGNATURES: readonly (readonly [start: string, is: string])[] = [
  ['\x1f\x8b', 'compressed with gzip'],
  ['\x28\xb5\x2f\xfd', 'compressed with Zstandard'],
  ['\xfd7zXZ\0', 'compressed with xz'],
  ['BZh', 'compressed with bzip2'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['Obj\x01', 'an Avro file'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['%PDF-', 'a PDF document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document (such as xls)'],
];
