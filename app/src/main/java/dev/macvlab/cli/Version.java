package dev.macvlab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Macvlab " + number(), "Java " + Runtime.version()};
    }

    private static String number() {
        try (InputStream text = Version.class.getResourceAsStream("/dev/macvlab/version.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
