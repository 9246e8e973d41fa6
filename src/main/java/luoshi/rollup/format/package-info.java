/** Sets the report in type: DOCX and PDF after GB/T 9704-2012, XLSX for the ledger. Knows no database. */
@NullMarked
package luoshi.rollup.format;

import org.jspecify.annotations.NullMarked;
