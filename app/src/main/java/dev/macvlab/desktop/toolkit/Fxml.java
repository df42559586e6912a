package dev.macvlab.desktop.toolkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Every FXML file. */
public enum Fxml {
    MAIN_WINDOW("MainWindow"),
    HEADER("Header"),
    MENUS("Menus"),
    BANNER("Banner"),
    PALETTE("Palette"),
    INSPECTOR("Inspector"),
    RESULTS("Results"),
    PROBLEMS("Problems"),
    REACHABILITY("Reachability"),
    STATUS_BAR("StatusBar"),
    CONFIRM("Confirm"),
    BINDING("Binding"),
    MACHINE_LABS("MachineLabs");

    private final String file;

    Fxml(String file) {
        this.file = file;
    }

    private URL url() {
        return Objects.requireNonNull(Fxml.class.getResource("/dev/macvlab/fxml/" + file + ".fxml"), file);
    }

    /** Loads it; each controller that it names comes from {@code controllers}, a stranger is refused. */
    public Parent load(ResourceBundle texts, Map<Class<?>, Supplier<?>> controllers) {
        var loader = new FXMLLoader(url(), texts, null, type -> {
            Supplier<?> supplier = controllers.get(type);
            if (supplier == null) {
                throw new IllegalStateException("no controller " + type.getName() + " for " + file);
            }
            return supplier.get();
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
