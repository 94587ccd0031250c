/** Tokenizers, n-grams, and what tells generated text from people's: words, copies, repetition, predictability. */
@NullMarked
package dev.assay.metrics.text;

import org.jspecify.annotations.NullMarked;
