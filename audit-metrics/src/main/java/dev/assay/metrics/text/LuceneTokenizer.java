package dev.assay.metrics.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The tokens of a Lucene analyzer.
 *
 * @param id name of the tokenizer
 * @param analyzer makes the tokens; thread-safe by contract
 */
record LuceneTokenizer(String id, Analyzer analyzer) implements Tokenizer {
    @Override
    public void tokenize(String text, TokenSink sink) {
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                sink.token(term.buffer(), 0, term.length(), offsets.startOffset(), offsets.endOffset());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
    }
}
