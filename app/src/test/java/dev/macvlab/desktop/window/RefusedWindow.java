package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.ShippedLab;
import java.nio.file.Files;
import java.nio.file.Path;

/** The window on a machine that gives no sandbox: presses Apply, and prints what the user then reads. */
final class RefusedWindow {
    private RefusedWindow() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        OpenWindow window = OpenWindow.live(ShippedLab.BRIDGE.read());
        window.open(folder);
        window.click("apply");
        window.await("a banner says so", () -> window.shows("bannerText"));
        window.await("the sandbox is not there", () -> window.text("targetText").equals("Sandbox, ended"));
        System.out.println(window.text("bannerText"));
        System.out.println(window.text("bannerRemedy"));
        System.out.println(window.topology().interfaces().size() + " interfaces");
        Screens.write(window.scene(), "refused");
        window.end();
        System.exit(0);
    }
}
