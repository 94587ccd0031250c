/** An audit's outcome as JSON, HTML, Markdown, JUnit XML and plain text, and the words for people. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
