package dev.assay.metrics.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/** The only class that touches the optional ICU module. */
final class IcuWords {
    private IcuWords() {}

    static Tokenizer tokenizer() {
        return new LuceneTokenizer("icu", new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                ICUTokenizer words = new ICUTokenizer();
                return new TokenStreamComponents(words, new LowerCaseFilter(words));
            }
        });
    }
}
