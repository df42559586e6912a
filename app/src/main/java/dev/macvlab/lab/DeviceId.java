package dev.macvlab.lab;

/** What identifies a device of a lab for its whole life. */
public record DeviceId(Place place, String name) {
    @Override
    public String toString() {
        return place.equals(Place.HOST) ? name : place + "/" + name;
    }
}
