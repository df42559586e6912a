package dev.macvlab.cli;

import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of {@code --help} under the keys that picocli asks for, in the language of the moment. They are messages whose
 * keys have {@code help.} in front.
 */
final class HelpBundle extends ResourceBundle {
    private static final String AREA = "help";

    private final Supplier<Language> language;

    HelpBundle(Supplier<Language> language) {
        this.language = language;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        String text = AREA + "." + key;
        return language.get().has(text) ? language.get().say(Message.of(text)) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(Language.ENGLISH.keys(AREA).stream()
                .map(key -> key.substring(AREA.length() + 1))
                .toList());
    }
}
