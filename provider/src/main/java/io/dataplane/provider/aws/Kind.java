package io.dataplane.provider.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A kind of AWS object that can be listed by owner tag in few calls.
///
/// @param id the id that [Selection#ids] names
public record Kind<T>(String name, Lister<T> lister, Function<T, String> id, Function<T, Map<String, String>> tags) {
    /// Describes all objects of a selection, page by page.
    public interface Lister<T> {
        List<T> list(AwsRegion region, Selection selection);
    }

    /// Objects with this owner tag, and the objects of these ids whoever made them.
    public record Selection(String owner, Set<String> ids) {}
}
