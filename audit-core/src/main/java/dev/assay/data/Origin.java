package dev.assay.data;

/**
 * Where a dataset was read from.
 *
 * @param file the path as given
 * @param sha256 hash of the file's bytes, lower-case hexadecimal
 */
public record Origin(String file, String sha256) {}
