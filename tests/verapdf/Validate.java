import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDFs against veraPDF's profiles, all in one process: java Validate.java PROFILE,... FILE...
 *
 * <p>Prints for each file and profile one line "file TAB profile TAB number of checks TAB failed rules", the rules
 * joined by " | " and empty where the file conforms. The exit status is 0 when everything could be judged, whatever
 * the verdict was. The profiles are read here, for the engine's own reader needs a library that its jar does not hold.
 */
public final class Validate {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";
    private static final int FEWEST_RULES = 50; // a profile with fewer was not read as a whole

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = read(name);
            for (int index = 1; index < arguments.length; index++) {
                out.println(arguments[index] + "\t" + name + "\t" + judge(Path.of(arguments[index]), profile));
            }
        }
    }

    /** The number of checks and the failed rules, with a tab between them. */
    private static String judge(Path file, ValidationProfile profile) throws Exception {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        PDFAFlavour flavour = profile.getPDFAFlavour();
        ValidatorConfig config = ValidatorConfigBuilder.defaultBuilder()
            .flavour(flavour).maxFails(-1).showErrorMessages(true).maxNumberOfDisplayedFailedChecks(1).build();
        try (PDFAParser parser = foundry.createParser(file.toFile(), flavour, flavour);
             PDFAValidator validator = foundry.createValidator(config, profile)) {
            ValidationResult result = validator.validate(parser);
            List<String> failed = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = assertion.getRuleId();
                    failed.add(rule.getClause() + "-" + rule.getTestNumber() + " "
                        + assertion.getMessage().replaceAll("\\s+", " ") + " at " + assertion.getLocation().getContext());
                }
            }
            if (failed.isEmpty() && !result.isCompliant()) {
                failed.add("not compliant, for no rule that is named");
            }
            return result.getTotalAssertions() + "\t" + String.join(" | ", failed);
        }
    }

    private static ValidationProfile read(String name) throws Exception {
        Element root;
        try (InputStream xml = Profiles.class.getResourceAsStream(PROFILES + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element one : below(root, "rule")) {
            rules.add(rule(one));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : below(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), words(one, "defaultValue"), words(one, "value")));
        }
        if (rules.size() < FEWEST_RULES) {
            throw new IllegalStateException(name + " has only " + rules.size() + " rules");
        }
        PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element xml) {
        Element id = below(xml, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = xml.hasAttribute("deferred") ? Boolean.valueOf(xml.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
            ruleId, xml.getAttribute("object"), deferred, xml.getAttribute("tags"),
            words(xml, "description"), words(xml, "test"),
            Profiles.errorFromValues(words(xml, "message"), List.of()), List.of());
    }

    private static List<Element> below(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String words(Element parent, String name) {
        List<Element> found = below(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
